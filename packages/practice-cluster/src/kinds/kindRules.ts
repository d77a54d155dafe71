import type { FieldError } from "../api/apiError.ts";
import type { JsonObject } from "../api/json.ts";
import type { PropagationPolicy } from "../api/store/deletion.ts";
import type { Capacity } from "../api/store/practiceCapacity.ts";
import type { Printer } from "../api/table/printer.ts";
import type { ApiObject } from "../objectApi.ts";

/** A field that objects are selected by. */
interface SelectableField {
  /** Where it is, if that is not what it is called. */
  readonly path?: readonly string[];
  /** Its text where an object has none; empty by default. */
  readonly zero?: string;
}

/**
 * What is particular to a kind whose objects are stored. What a kind leaves out is as for most kinds. What the API
 * says of a kind, its names for one, is in the table of kinds instead.
 *
 * The functions run in this order: a create is `defaults`, `prepare`, `nameErrors`, `errors`, `limit`, `allocate`; an
 * update is `defaults`, `prepareUpdate`, `errors`, `updateErrors`, `allocate`. Those that return nothing change the
 * object.
 */
export interface KindRules {
  /** Where objects are in etcd, below `/registry/`, if webernetes keeps them there; by default the resource's name. */
  readonly storage?: string;
  /** Counts up `metadata.generation` whenever the spec changes. */
  readonly generation?: true;
  /** Objects go by themselves where there are many, and do not count as what the cluster holds. */
  readonly expires?: true;

  /** What is wrong with a name; by default it must be a DNS subdomain. */
  readonly nameErrors?: (name: string) => string[];
  /** Fills in what the API server fills in before it validates. (pkg/apis/…/defaults.go) */
  readonly defaults?: (object: ApiObject) => void;
  /** The status of a new object; by default it has none. */
  readonly firstStatus?: JsonObject;
  /** Takes the status of a new object as it is given. */
  readonly keepsStatus?: true;
  /** What the kind's strategy does to a new object. (pkg/registry/…/strategy.go) */
  readonly prepare?: (object: ApiObject) => void;
  /** What the kind's strategy does to the next version of an object. */
  readonly prepareUpdate?: (next: ApiObject, current: ApiObject) => void;
  /** What is wrong with an object, beyond its shape. (pkg/apis/…/validation) */
  readonly errors?: (object: ApiObject) => FieldError[];
  /** What an update may not change. */
  readonly updateErrors?: (object: ApiObject, before: ApiObject) => FieldError[];
  /** How many objects there can be, and the refusal of one that is too large. */
  readonly limit?: (
    object: ApiObject,
    capacity: Capacity,
  ) => { readonly most: number; readonly refusal: string | undefined };
  /**
   * Gives an object what no other of the kind may have.
   * @param others all, but the object itself
   * @throws ApiError if it wants what another has
   */
  readonly allocate?: (
    object: ApiObject,
    current: ApiObject | undefined,
    others: readonly ApiObject[],
  ) => void;
  /**
   * Does to an object that webernetes writes into etcd what the API server does to those of clients.
   * @param labelsOf the labels of a node
   */
  readonly writtenByWebernetes?: (
    object: ApiObject,
    before: ApiObject | undefined,
    labelsOf: (node: string) => Readonly<Record<string, string>>,
  ) => void;

  /** The seconds that a deleted object has to end; by default none. */
  readonly graceSeconds?: (object: ApiObject, asked: number | undefined) => number;
  /**
   * What a delete makes of an object that is not removed until something else has ended; the same object where it is
   * that already.
   * @throws ApiError if it may not be deleted
   */
  readonly markDeleted?: (
    current: ApiObject,
    policy: PropagationPolicy | undefined,
    now: number,
  ) => ApiObject;
  /** A delete answers with the object, and not with a Status. */
  readonly deleteAnswersObject?: true;

  /** The fields that objects are selected by, beside their name and namespace. */
  readonly selectableFields?: Readonly<Record<string, SelectableField>>;
  /** The refusal of another field, where a kind has words of its own for it. */
  readonly unsupportedField?: (field: string) => string;
  /** The label selector of what is scaled, where it does not have the form of other kinds. */
  readonly scaleSelector?: (object: ApiObject) => unknown;
  /** The table of `kubectl get`. (pkg/printers/internalversion/printers.go) */
  readonly printer?: Printer;
  /** What is missing for anything to act on an object, in words for the learner. */
  readonly notSimulated?: (object: ApiObject) => string | undefined;
}

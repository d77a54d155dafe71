import type { FieldError } from "../api/apiError.ts";
import type { JsonObject } from "../api/json.ts";
import type { PropagationPolicy } from "../api/store/deletion.ts";
import type { Capacity } from "../api/store/practiceCapacity.ts";
import type { Printer } from "../api/table/printer.ts";
import type { ApiObject } from "../objectApi.ts";

/** A field that field selectors support. */
interface SelectableField {
  /** The path of the field, if it differs from its name. */
  readonly path?: readonly string[];
  /** The value for objects that lack the field. Empty by default. */
  readonly zero?: string;
}

/**
 * Rules particular to a stored kind. Rules that a kind leaves out have the default behavior of most kinds. Facts that
 * the API itself states, such as the names of a kind, are in the table of kinds instead.
 *
 * A create calls `defaults`, `prepare`, `mutate`, `nameErrors`, `errors`, `limit`, and `allocate`, in this order. An
 * update calls `defaults`, `prepareUpdate`, `nameErrors`, `errors`, `updateErrors`, and `allocate`; an update of the
 * status calls only those that return errors. Functions that return nothing modify the object.
 */
export interface KindRules {
  /** The etcd prefix below `/registry/`, if webernetes uses another than the default, the resource's name. */
  readonly storage?: string;
  /** Whether each change of the spec increments `metadata.generation`. */
  readonly generation?: true;
  /** Whether old objects expire when there are many. Such objects do not count toward the cluster's capacity. */
  readonly expires?: true;

  /** Validates a name. By default, it must be a DNS subdomain. */
  readonly nameErrors?: (name: string) => string[];
  /** Sets the defaults that the API server sets before validation. (pkg/apis/…/defaults.go) */
  readonly defaults?: (object: ApiObject) => void;
  /** The status of a new object. By default, it has none. */
  readonly firstStatus?: JsonObject;
  /** Whether a create keeps the status in the request. */
  readonly keepsStatus?: true;
  /** Applies the kind's create strategy. (pkg/registry/…/strategy.go) */
  readonly prepare?: (object: ApiObject) => void;
  /**
   * Changes a new object as a mutating admission webhook of the cluster does.
   * @param serviceAccount finds a ServiceAccount in the object's namespace
   */
  readonly mutate?: (object: ApiObject, serviceAccount: (name: string) => ApiObject | undefined) => void;
  /** Applies the kind's update strategy to the next version of an object. */
  readonly prepareUpdate?: (next: ApiObject, current: ApiObject) => void;
  /** Validates an object beyond its shape. (pkg/apis/…/validation) */
  readonly errors?: (object: ApiObject) => FieldError[];
  /** Validates an update, for example that immutable fields stay the same. */
  readonly updateErrors?: (object: ApiObject, before: ApiObject) => FieldError[];
  /** Limits the number of objects and refuses an object that is too large. */
  readonly limit?: (
    object: ApiObject,
    capacity: Capacity,
  ) => { readonly most: number; readonly refusal: string | undefined };
  /**
   * Allocates values that must be unique among the objects of the kind.
   * @param others all objects of the kind except this one
   * @throws ApiError if another object has a requested value
   */
  readonly allocate?: (
    object: ApiObject,
    current: ApiObject | undefined,
    others: readonly ApiObject[],
  ) => void;
  /**
   * Treats an object that webernetes writes directly to etcd as the API server treats those of clients.
   * @param labelsOf the labels of a node
   */
  readonly writtenByWebernetes?: (
    object: ApiObject,
    before: ApiObject | undefined,
    labelsOf: (node: string) => Readonly<Record<string, string>>,
  ) => void;

  /** The grace period of a deletion, in seconds. Zero by default. */
  readonly graceSeconds?: (object: ApiObject, asked: number | undefined) => number;
  /**
   * Marks an object as terminating if its removal has to wait for something else. Returns the same object if it is
   * terminating already.
   * @throws ApiError if the object must not be deleted
   */
  readonly markDeleted?: (
    current: ApiObject,
    policy: PropagationPolicy | undefined,
    now: number,
  ) => ApiObject;
  /** Whether the response to a delete is the object instead of a Status. */
  readonly deleteAnswersObject?: true;

  /** The fields that field selectors support in addition to name and namespace. */
  readonly selectableFields?: Readonly<Record<string, SelectableField>>;
  /** The error message for an unsupported field, if the kind has its own. */
  readonly unsupportedField?: (field: string) => string;
  /** The label selector of the scale subresource, for a kind whose selector has an unusual form. */
  readonly scaleSelector?: (object: ApiObject) => unknown;
  /** The columns and cells of `kubectl get`. (pkg/printers/internalversion/printers.go) */
  readonly printer?: Printer;
  /** Explains to the learner what would be needed for anything to act on the object. */
  readonly notSimulated?: (object: ApiObject) => string | undefined;
}

import { defaultTemplate } from "../api/defaults/templateDefaults.ts";
import { ensureObject, isObject, listAt, objectAt, setDefault, stringAt, valueAt } from "../api/json.ts";
import { selectorText } from "../api/selectors/labelSelector.ts";
import { columns } from "../api/table/columns.ts";
import { ageCell, createdCell, none } from "../api/table/printer.ts";
import { containersOf, wide } from "../api/table/workloadCells.ts";
import { negative } from "../api/validation/numbers.ts";
import { scheduleErrors, timeZoneErrors } from "../api/validation/schedule.ts";
import { jobSpecErrors } from "./jobSpecErrors.ts";
import type { KindRules } from "./kindRules.ts";

/** https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
export const cronJob: KindRules = {
  generation: true,
  defaults: (cronJob) => {
    const spec = ensureObject(cronJob, "spec");
    setDefault(spec, "concurrencyPolicy", "Allow");
    setDefault(spec, "suspend", false);
    setDefault(spec, "successfulJobsHistoryLimit", 3);
    setDefault(spec, "failedJobsHistoryLimit", 1);
    const jobSpec = valueAt(spec, "jobTemplate", "spec");
    if (isObject(jobSpec)) defaultTemplate(jobSpec);
  },
  firstStatus: {},
  errors: (cronJob) => {
    const spec = objectAt(cronJob, "spec");
    const schedule = stringAt(spec, "schedule") ?? "";
    return [
      ...(schedule === "" ? [] : scheduleErrors(schedule, "spec.schedule")),
      ...timeZoneErrors(stringAt(spec, "timeZone"), "spec.timeZone"),
      ...negative(spec["successfulJobsHistoryLimit"], "spec.successfulJobsHistoryLimit"),
      ...negative(spec["failedJobsHistoryLimit"], "spec.failedJobsHistoryLimit"),
      ...negative(spec["startingDeadlineSeconds"], "spec.startingDeadlineSeconds"),
      ...jobSpecErrors(objectAt(spec, "jobTemplate", "spec"), "spec.jobTemplate.spec"),
    ];
  },
  printer: {
    columns: columns("Name", "Schedule", "Timezone", "Suspend", "#Active", "Last Schedule", "Age", ...wide),
    cells: (object, now) => {
      const last = stringAt(object, "status", "lastScheduleTime");
      return [
        object.metadata.name,
        stringAt(object, "spec", "schedule") ?? "",
        stringAt(object, "spec", "timeZone") ?? none,
        valueAt(object, "spec", "suspend") === true ? "True" : "False",
        listAt(object, "status", "active").length,
        last === undefined ? none : ageCell(last, now),
        createdCell(object, now),
        ...containersOf(object, "spec", "jobTemplate", "spec", "template"),
        selectorText(valueAt(object, "spec", "jobTemplate", "spec", "selector")) || none,
      ];
    },
  },
};

/** Findings of the automatic checks beside a review: a code for each distinct sentence. */
import { z } from 'zod'

/**
 * Every sentence that a check can say, with the values in it. `count` is always a number that
 * decides singular and plural; `system` is the name of a code system, with its edition where known.
 */
export const FINDING_CODES = [
  /** author */
  'contents-match',
  /** author */
  'contents-differ',
  /** count (codes), systems */
  'codes-known',
  /** count (codes), systems */
  'codes-known-earlier',
  /** code, title (in the list), display (in the document), system */
  'code-title-differs',
  /** code, system */
  'code-malformed',
  /** code, system */
  'code-not-found',
  /** code, display, system */
  'code-not-installed',
  /** count (conditions compared) */
  'age-sex-fit',
  /** count (conditions compared), others (conditions in other code systems) */
  'age-sex-fit-partly',
  'age-sex-not-compared',
  /** code, display, about (a FINDING_TOPICS), sex (of the patient) */
  'sex-does-not-fit',
  /** code, display, about (a FINDING_TOPICS), count (age in whole years) */
  'age-does-not-fit',
  'dates-in-order',
  /** rule (a code of the document's hard rules) */
  'rule-broken',
  /** rule, code (of the condition) */
  'condition-rule-broken',
  /** code, onset (date), last (date, of the encounter) */
  'onset-after-encounter',
  'patient-new',
  /** count (earlier records) */
  'patient-matches',
  /** count (earlier records), earlier (date), here (date) */
  'birth-date-differs',
  /** count (earlier records), earlier (sex), here (sex) */
  'sex-differs',
  /** count (earlier records), earlier, here */
  'name-differs',
  'duplicate-nothing-active',
  /** count (active conditions) */
  'duplicate-none',
  /** known, display (of the known code), hospital, since (date), code (in the document) */
  'duplicate-same',
  /** known, display, hospital, since, code */
  'duplicate-more-exact',
  /** known, display, hospital, since, code, group (three characters) */
  'duplicate-same-group',
  /** height: the version before has the same hospital and patient and is the newest */
  'amends-record',
  /** height: as above, and this one says that it was entered in error */
  'retracts-record',
  /** The version before is not in the chain. */
  'earlier-not-found',
  /** height: it cannot be read here, so the patient was not compared */
  'earlier-unreadable',
  /** height: another hospital recorded it */
  'earlier-of-other-hospital',
  /** height: it is about another patient */
  'earlier-of-other-patient',
  /** height: another version has taken its place already */
  'earlier-superseded',
  /** height: it says itself that an earlier record was entered in error, which is final */
  'earlier-in-error',
] as const

/** What a condition is about that only one sex or one age can have. */
export const FINDING_TOPICS = [
  'pregnancy',
  'newborn',
  'female-genital-organs',
  'cervix',
  'ovaries',
  'female-pelvic-organs',
  'female-genital-tract',
  'male-genital-organs',
  'testes',
  'dementia',
  'menopause',
] as const

/** Outcome of one automatic check before a review: a code for the sentence, and its values. */
export const checkFindingSchema = z.strictObject({
  code: z.enum(FINDING_CODES),
  outcome: z.enum(['passed', 'warning', 'failed']),
  /** Codes, names and numbers; dates as ISO text. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
/** Outcome of one automatic check. */
export type CheckFinding = z.infer<typeof checkFindingSchema>

/** Outcome of one automatic check, as the contract's `views/finding.ts` shows it. */

/** A code for each sentence that a check can say; the contract lists the values in it. */
export type FindingCode =
  | 'contents-match'
  | 'contents-differ'
  | 'codes-known'
  | 'codes-known-earlier'
  | 'code-title-differs'
  | 'code-malformed'
  | 'code-not-found'
  | 'code-not-installed'
  | 'age-sex-fit'
  | 'age-sex-fit-partly'
  | 'age-sex-not-compared'
  | 'sex-does-not-fit'
  | 'age-does-not-fit'
  | 'dates-in-order'
  | 'rule-broken'
  | 'condition-rule-broken'
  | 'onset-after-encounter'
  | 'patient-new'
  | 'patient-matches'
  | 'birth-date-differs'
  | 'sex-differs'
  | 'name-differs'
  | 'duplicate-nothing-active'
  | 'duplicate-none'
  | 'duplicate-same'
  | 'duplicate-more-exact'
  | 'duplicate-same-group'
  | 'amends-record'
  | 'retracts-record'
  | 'earlier-not-found'
  | 'earlier-unreadable'
  | 'earlier-of-other-hospital'
  | 'earlier-of-other-patient'
  | 'earlier-superseded'
  | 'earlier-in-error'

/** How a check ended. */
export type Outcome = 'passed' | 'warning' | 'failed'

/** Outcome of one automatic check: no words, so that every language says it. */
export interface Finding {
  readonly code: FindingCode
  readonly outcome: Outcome
  /** What the sentence names. Dates as ISO text; `count` decides singular and plural. */
  readonly values: Readonly<Record<string, string | number>>
}

/** A check that went well. */
export function passed(code: FindingCode, values: Finding['values'] = {}): Finding {
  return { code, outcome: 'passed', values }
}

/** Something that a reviewer should look at. */
export function warning(code: FindingCode, values: Finding['values'] = {}): Finding {
  return { code, outcome: 'warning', values }
}

/** Something that cannot be right. */
export function failed(code: FindingCode, values: Finding['values'] = {}): Finding {
  return { code, outcome: 'failed', values }
}

/** Outcome of one automatic check, as the contract shows it. */
export interface Finding {
  /** Which check: contents, codes, age-and-sex, dates, patient, duplicate. */
  readonly code: 'contents' | 'codes' | 'age-and-sex' | 'dates' | 'patient' | 'duplicate'
  readonly outcome: 'passed' | 'warning' | 'failed'
  readonly title: string
  /** For what passed it continues the title; else it is a sentence of its own. */
  readonly detail: string
}

/** The sentence of an automatic check, in the person's language. */
import type { TFunction } from 'i18next'
import type { FieldCode } from '#contract/errors'
import type { CheckFinding, FINDING_TOPICS } from '#contract/views/finding'
import type { PatientInput } from '#contract/views/diagnosis'
import { formatDay } from '../dates.ts'

type T = TFunction<['clinical', 'errors']>

/** A finding in words: what it is called, and what it says. */
export interface FindingText {
  readonly title: string
  readonly detail: string
}

/** How a value is said; those that are not here stand as they are. */
const SAID: Readonly<Record<string, (value: string, t: T) => string>> = {
  about: (topic, t) => t(`clinical:topic.${topic as (typeof FINDING_TOPICS)[number]}`),
  sex: (sex, t) => t(`clinical:sex.${sex as PatientInput['sex']}`),
  rule: (rule, t) => t(`errors:field.${rule as FieldCode}`),
  onset: formatDay,
  last: formatDay,
  since: formatDay,
}
/** What `earlier` and `here` are, by code; names stand as they are. */
const DIFFERENCES: Readonly<Record<string, (value: string, t: T) => string>> = {
  'birth-date-differs': formatDay,
  'sex-differs': (sex, t) => SAID['sex']!(sex, t),
}

function said({ code, values }: CheckFinding, t: T): Record<string, string | number> {
  const entries = Object.entries(values).map(([name, value]) => {
    const say =
      SAID[name] ?? (name === 'earlier' || name === 'here' ? DIFFERENCES[code] : undefined)
    return [name, say && typeof value === 'string' ? say(value, t) : value]
  })
  return Object.fromEntries(entries) as Record<string, string | number>
}

/** The words for a finding. */
export function findingText(finding: CheckFinding, t: T): FindingText {
  const values = said(finding, t)
  // `count` decides between singular and plural; a sentence without one does not read it.
  const count = Number(values['count'] ?? 1)
  return {
    title: t(`clinical:finding.${finding.code}.title`, { ...values, count }),
    detail: t(`clinical:finding.${finding.code}.detail`, { ...values, count }),
  }
}

/** Who this is about, in one line that looks the same on every screen with a patient. */
import { useState, type ReactNode } from 'react'
import type { PatientInput } from '#contract/views/diagnosis'
import { ageOf, formatDay } from './date-text.tsx'
import classes from './patient-banner.module.css'

const SEX_WORDS: Record<PatientInput['sex'], string> = {
  male: 'Male',
  female: 'Female',
  other: 'Other',
  unknown: 'Sex not stated',
}

/** "Harris, Ali". */
export function patientName(patient: Pick<PatientInput, 'family' | 'given'>): string {
  return `${patient.family}, ${patient.given}`
}

/** One labelled fact of a banner. */
export function BannerFact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <span className={classes.label}>{label}</span>
      <span className={classes.value}>{children}</span>
    </div>
  )
}

/** Name, sex and age, birth date, identifier and city; `extra` adds facts, `actions` buttons. */
export function PatientBanner({
  patient,
  actions,
  extra,
}: {
  patient: PatientInput
  actions?: ReactNode
  extra?: ReactNode
}) {
  const [now] = useState(() => Date.now())
  return (
    <section className={classes.banner} aria-label="Patient">
      <div className={classes.fact}>
        <span className={classes.name}>{patientName(patient)}</span>
        <span className={classes.label}>
          {SEX_WORDS[patient.sex]}, {ageOf(patient.birthDate, now)} years
        </span>
      </div>
      <BannerFact label="Born">{formatDay(patient.birthDate)}</BannerFact>
      <BannerFact label="National identifier">{patient.identifier}</BannerFact>
      {patient.city ? <BannerFact label="Lives in">{patient.city}</BannerFact> : null}
      {extra}
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </section>
  )
}

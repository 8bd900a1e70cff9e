/** Who this is about, in one line that looks the same on every screen with a patient. */
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PatientInput } from '#contract/views/diagnosis'
import { ageOf, formatDay } from './dates.ts'
import { formatPersonName } from './names.ts'
import classes from './patient-banner.module.css'

/** One labelled fact of a banner. */
export function BannerFact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <span className={classes.label}>{label}</span>
      <span className={classes.value}>{children}</span>
    </div>
  )
}

/**
 * Name, sex and age, birth date, identifier and city; `extra` adds facts, `actions` buttons. With
 * `heading` the name is the heading of the screen.
 */
export function PatientBanner({
  patient,
  actions,
  extra,
  heading = false,
}: {
  patient: PatientInput
  actions?: ReactNode
  extra?: ReactNode
  heading?: boolean
}) {
  const { t } = useTranslation('frame')
  const [now] = useState(() => Date.now())
  const Name = heading ? 'h1' : 'span'
  return (
    <section className={classes.banner} aria-label={t('patient.banner')}>
      <div className={classes.fact}>
        <Name className={classes.name}>{formatPersonName(patient)}</Name>
        <span className={classes.label}>
          {t(`patient.sexAndAge.${patient.sex}`, { count: ageOf(patient.birthDate, now) })}
        </span>
      </div>
      <BannerFact label={t('patient.born')}>{formatDay(patient.birthDate)}</BannerFact>
      <BannerFact label={t('patient.identifier')}>{patient.identifier}</BannerFact>
      {patient.city ? <BannerFact label={t('patient.city')}>{patient.city}</BannerFact> : null}
      {extra}
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </section>
  )
}

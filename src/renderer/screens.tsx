/** Which screen a path shows, in each mode. */
import { Button } from '@mantine/core'
import { IconMap2 } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from './components/feedback.tsx'
import { ApproveChange } from './features/approve-change/approve-change.tsx'
import { Chain } from './features/browse-chain/chain.tsx'
import { GovernmentFairness } from './features/browse-fairness/government-fairness.tsx'
import { Network } from './features/browse-network/network.tsx'
import { Patients } from './features/browse-patients/patients.tsx'
import { Submissions } from './features/follow-submissions/submissions.tsx'
import { GovernHospitals } from './features/govern-hospitals/govern-hospitals.tsx'
import { GovernmentGovernance } from './features/governance-log/government-governance.tsx'
import { GovernmentHome } from './features/government-home/government-home.tsx'
import { GovernmentNetwork } from './features/government-network/government-network.tsx'
import { HospitalHome } from './features/hospital-home/hospital-home.tsx'
import { InviteHospital } from './features/invite-hospital/invite-hospital.tsx'
import { JoinConsortium } from './features/join-consortium/join-consortium.tsx'
import { RecordDiagnosis } from './features/record-diagnosis/record-diagnosis.tsx'
import { useSavedDrafts } from './features/record-diagnosis/use-saved-drafts.ts'
import { RelayLedger } from './features/relay-ledger/relay-ledger.tsx'
import { ReviewInbox } from './features/review-diagnosis/review-inbox.tsx'
import { ReviewPrompt } from './features/review-diagnosis/review-prompt.tsx'
import { navigate, useRoute } from './frame/router.tsx'
import { useStatusPart } from './store/status.ts'

type Screens = Readonly<Record<string, ComponentType>>

const GOVERNMENT: Screens = {
  '': GovernmentHome,
  hospitals: GovernHospitals,
  network: GovernmentNetwork,
  ledger: RelayLedger,
  chain: Chain,
  fairness: GovernmentFairness,
  invitations: InviteHospital,
  governance: GovernmentGovernance,
}

const HOSPITAL: Screens = {
  '': HospitalHome,
  diagnose: RecordDiagnosis,
  reviews: ReviewInbox,
  submissions: Submissions,
  patients: Patients,
  chain: Chain,
  network: Network,
  approvals: ApproveChange,
}

const ADMITTED: Screens = {
  '': JoinConsortium,
  chain: Chain,
  network: Network,
}

function UnknownPlace() {
  const { t } = useTranslation('frame')
  return (
    <EmptyState
      icon={<IconMap2 />}
      title={t('unknownPlace.title')}
      text={t('unknownPlace.text')}
      action={<Button onClick={() => navigate('/')}>{t('unknownPlace.home')}</Button>}
    />
  )
}

function Screen({ screens }: { screens: Screens }) {
  const { path } = useRoute()
  const name = path[0] ?? ''
  const Found = Object.hasOwn(screens, name) ? screens[name] : undefined
  return Found ? <Found /> : <UnknownPlace />
}

/** The ministry's screens. */
export function GovernmentScreens() {
  return <Screen screens={GOVERNMENT} />
}

/** The hospital's screens; while it is only admitted, those of a follower. */
export function HospitalScreens() {
  const phase = useStatusPart((status) => status.phase)
  useSavedDrafts()
  if (phase === 'admitted') return <Screen screens={ADMITTED} />
  return (
    <>
      <Screen screens={HOSPITAL} />
      <ReviewPrompt />
    </>
  )
}

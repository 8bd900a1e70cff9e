/** What a demonstration shows: made-up names, and the sample patients that come with MediChain. */
import type { Founding, HospitalProfile } from '../scripted/enlist.ts'

/** The hospitals, in the order in which they join. */
export const HOSPITALS: readonly HospitalProfile[] = [
  { name: 'Winchester Hospital', city: 'Winchester', person: 'Dr. Elena Marsh' },
  { name: 'Holyoke Medical Center', city: 'Holyoke', person: 'Dr. Tomás Rivera' },
  { name: 'Baystate Medical Center', city: 'Springfield', person: 'Dr. Karen Osei' },
]

/** Many reviews at once while the samples come in; afterwards persons review one at a time. */
const HOLDS_WHILE_RECORDING = 8

/** The consortium; its genesis says that it is a demonstration, and so does every screen. */
export function sampleFounding(passphrase: string): Founding {
  return {
    demonstration: true,
    consortiumName: 'Massachusetts Diagnosis Consortium',
    governmentName: 'Massachusetts Ministry of Health',
    country: 'United States',
    administrator: 'Ruth Adeyemi',
    passphrase,
    holds: HOLDS_WHILE_RECORDING,
  }
}

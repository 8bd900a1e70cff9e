/** Patients: the list at "#/patients", a chart at "#/patients/12". */
import { useRoute } from '#renderer/frame/router.tsx'
import { PatientChart } from './patient-chart.tsx'
import { PatientList } from './patient-list.tsx'

/** The screen for the address. An id that is no number is an address mistyped: the list. */
export function Patients() {
  const part = useRoute().path[1]
  if (part !== undefined && /^\d{1,15}$/.test(part)) {
    return <PatientChart key={part} id={Number(part)} />
  }
  return <PatientList />
}

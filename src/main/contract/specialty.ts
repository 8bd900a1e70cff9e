/** The fixed list of specialties that a hospital can list and a submission can name (PROTOCOL §4). */

/** Codes of the specialties, in alphabetical order. */
export const SPECIALTIES = [
  'cardiology',
  'dentistry',
  'dermatology',
  'emergency-medicine',
  'endocrinology',
  'gastroenterology',
  'general-practice',
  'general-surgery',
  'geriatrics',
  'haematology',
  'infectious-disease',
  'nephrology',
  'neurology',
  'obstetrics-gynaecology',
  'oncology',
  'ophthalmology',
  'orthopaedics',
  'otolaryngology',
  'paediatrics',
  'psychiatry',
  'pulmonology',
  'radiology',
  'rheumatology',
  'urology',
] as const

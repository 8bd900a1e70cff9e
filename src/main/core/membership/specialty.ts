/** The fixed list of specialties that a profile can list and a submission can name (§4, §6). */

/** Codes in alphabetical order. The list can only grow with the protocol version. */
export const SPECIALTIES: ReadonlySet<string> = new Set([
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
])

/** A FHIR R4 bundle as a set of resources that refer to each other. */
import { z } from 'zod'
import type { FhirReference } from './resources.ts'

const bundleSchema = z.object({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.unknown()).default([]),
})

const entrySchema = z.object({
  fullUrl: z.string().optional().catch(undefined),
  resource: z.looseObject({ resourceType: z.string(), id: z.string().optional().catch(undefined) }),
})

/** One resource with where it stands. */
export interface BundleEntry {
  /** Position in the bundle, from 0: names the entry in messages without naming the patient. */
  readonly at: number
  readonly type: string
  readonly resource: unknown
}

/** A bundle's resources, in order and by what references call them. */
export interface Bundle {
  readonly entries: readonly BundleEntry[]
  /** Entries that hold no resource. */
  readonly unreadable: readonly number[]
  readonly byReference: ReadonlyMap<string, BundleEntry>
}

/** The bundle in parsed JSON, or undefined when it is none. */
export function readBundle(json: unknown): Bundle | undefined {
  const bundle = bundleSchema.safeParse(json)
  if (!bundle.success) return undefined
  const entries: BundleEntry[] = []
  const unreadable: number[] = []
  const byReference = new Map<string, BundleEntry>()
  for (const [at, value] of bundle.data.entry.entries()) {
    const parsed = entrySchema.safeParse(value)
    if (!parsed.success) {
      unreadable.push(at)
      continue
    }
    const { fullUrl, resource } = parsed.data
    const entry = { at, type: resource.resourceType, resource }
    entries.push(entry)
    if (fullUrl) byReference.set(fullUrl, entry)
    if (resource.id) byReference.set(`${entry.type}/${resource.id}`, entry)
  }
  return { entries, unreadable, byReference }
}

/** The entry of `type` that `reference` means, inside the bundle only. */
export function resolve(
  bundle: Bundle,
  reference: FhirReference | undefined,
  type: string,
): BundleEntry | undefined {
  // A version ("/_history/2") names a state of the same resource.
  const name = reference?.reference?.replace(/\/_history\/.*$/, '')
  const entry = name === undefined ? undefined : bundle.byReference.get(name)
  return entry?.type === type ? entry : undefined
}

/** What `entry` says, read as `schema`; undefined when there is no entry. */
export function read<T>(schema: z.ZodType<T>, entry: BundleEntry | undefined): T | undefined {
  if (!entry) return undefined
  const result = schema.safeParse(entry.resource)
  return result.success ? result.data : undefined
}

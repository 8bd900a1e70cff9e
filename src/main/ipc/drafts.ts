/** Drafts of the new-diagnosis form, kept sealed on this computer until they are submitted. */
import { ContractError } from '#contract/errors'
import type { Handlers } from '#contract/methods'
import { draftContentSchema, type SavedDraft } from '#contract/views/draft'
import { utf8 } from '#crypto/bytes'
import { MOST_DRAFTS, type OpenedDraft } from '#node/hospital/drafts'
import type { HospitalRuntime } from '#node/runtime'
import { checkDraft } from './check-draft.ts'
import { type Context, requireHospital } from './context.ts'

type Names = 'drafts.list' | 'drafts.save' | 'drafts.discard' | 'drafts.check'

/** Handlers of `drafts.*`. */
export function draftHandlers(context: Context): Pick<Handlers, Names> {
  const { life } = context
  const drafts = () => requireHospital(context).node.drafts
  return {
    'drafts.list': async () => {
      const runtime = requireHospital(context)
      return runtime.node.drafts.all().map((draft) => savedDraft(runtime, draft))
    },
    'drafts.save': async ({ id, content }) => {
      const savedAt = await drafts().save(id, utf8(JSON.stringify(content)))
      if (savedAt === undefined) {
        throw new ContractError('too-many-drafts', { most: MOST_DRAFTS })
      }
      return { savedAt }
    },
    'drafts.discard': async ({ id }) => {
      await drafts().discard(id)
      return null
    },
    'drafts.check': async ({ document }) =>
      checkDraft(requireHospital(context), document, life.settings?.person ?? '', life.now()),
  }
}

function savedDraft({ database }: HospitalRuntime, { id, time, content }: OpenedDraft): SavedDraft {
  const read = draftContentSchema.safeParse(JSON.parse(new TextDecoder().decode(content)))
  if (!read.success) {
    throw new ContractError('draft-unreadable')
  }
  const { patient } = read.data
  const known = patient ? database.patientByIdentifier(patient.identifier) : undefined
  return { id, savedAt: time, patientId: known?.id ?? null, content: read.data }
}

/** Errors for people, from the typed errors of the layers below. */
import { ContractError } from '#contract/errors'
import { ClinicalError } from '#clinical/errors'
import { RuleError } from '#core/errors'
import { NetworkError } from '#network/errors'
import { StorageError } from '#storage/errors'

/** The error that crosses to the renderer, for whatever a handler met. */
export function toContractError(error: unknown): unknown {
  if (error instanceof StorageError) return storageError(error)
  if (error instanceof NetworkError) return networkError(error)
  if (error instanceof ClinicalError) return clinicalError(error)
  if (error instanceof RuleError) return new ContractError('not-allowed', { rule: error.code })
  return error
}

function clinicalError({ data }: ClinicalError): ContractError {
  switch (data.code) {
    case 'document-malformed':
      return new ContractError('document-malformed')
    case 'document-too-large':
      return new ContractError('document-too-large', { bytes: data.bytes, limit: data.limit })
    case 'code-system-malformed':
      return new ContractError('code-list-damaged')
  }
}

function storageError({ problem }: StorageError): ContractError {
  switch (problem.code) {
    case 'wrong-passphrase':
    case 'disk-full':
      return new ContractError(problem.code)
    case 'locked':
      return new ContractError('folder-in-use')
    case 'no-permission':
      return new ContractError('no-permission', { path: problem.path })
    case 'io-failed':
      return new ContractError('disk-failed', { path: problem.path, reason: problem.reason })
    case 'damaged':
      return new ContractError('chain-damaged', { path: problem.path })
    case 'payload-damaged':
      return new ContractError('payload-damaged', { digest: problem.digest.slice(0, 8) })
    case 'unknown-version':
      return new ContractError('newer-version', { path: problem.path })
    default:
      return new ContractError('storage-failed', { problem: problem.code })
  }
}

function networkError({ fault }: NetworkError): ContractError {
  switch (fault.code) {
    case 'remote':
      return refusalError(fault.remoteCode)
    case 'refused':
      return refusalError(fault.refusal)
    case 'address-in-use':
    case 'cannot-listen':
      return new ContractError('address-in-use', { address: fault.address })
    default:
      return new ContractError('not-connected')
  }
}

function refusalError(refusal: string): ContractError {
  switch (refusal) {
    case 'invitation-unknown':
    case 'invitation-used':
    case 'invitation-expired':
    case 'invitation-revoked':
      return new ContractError(refusal)
    case 'rate-limited':
      return new ContractError('too-many-requests')
    case 'not-open':
      return new ContractError('decided-meanwhile')
    default:
      return new ContractError('ministry-refused', { refusal })
  }
}

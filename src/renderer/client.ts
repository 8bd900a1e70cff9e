/** The one typed client of this page. */
import { createClient } from '#contract/client'
import type { Client } from '#contract/bridge'
import { getBridge } from './bridge.ts'

let client: Client | undefined

/** The client over the host's bridge, made at first use. */
export function getClient(): Client {
  client ??= createClient(getBridge())
  return client
}

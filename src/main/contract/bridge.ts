/** The one object that a host gives the renderer, and the messages that carry it over a socket. */
import { z } from 'zod'
import type { NativeCommand } from './commands.ts'
import { contractErrorSchema } from './errors.ts'
import { eventSchema, type NodeEvent } from './events.ts'
import type { MethodInput, MethodName, MethodOutput } from './methods.ts'

/** What a call answers: Electron's IPC would flatten a thrown error, so errors are values. */
export const replySchema = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: contractErrorSchema }),
])
/** What a call answers. */
export type Reply = z.infer<typeof replySchema>

/** How a page reaches its node: through preload's `window.medichain`, or the browser host's WebSocket. */
export interface Bridge {
  /** Calls a method by name; never rejects for a failed command, only for a lost host. */
  call(method: MethodName, input: unknown): Promise<Reply>
  /** Hears every event until the returned function is called. */
  onEvent(listener: (event: NodeEvent) => void): () => void
}

/** What preload exposes: the bridge, and what the native menu, tray and notifications ask for. */
export interface NativeBridge extends Bridge {
  /** Hears every command for this window until the returned function is called. */
  onCommand(listener: (command: NativeCommand) => void): () => void
}

/** A typed client over a bridge. */
export interface Client {
  /** Calls a method. Rejects with a ContractError. */
  call<Name extends MethodName>(name: Name, input: MethodInput<Name>): Promise<MethodOutput<Name>>
  /** Hears every event until the returned function is called. */
  onEvent(listener: (event: NodeEvent) => void): () => void
}

/** Browser host, page to node. */
export const socketRequestSchema = z.strictObject({
  id: z.int().min(0),
  method: z.string().max(100),
  input: z.unknown(),
})
/** Browser host, node to page. */
export const socketMessageSchema = z.union([
  z.strictObject({ id: z.int().min(0), reply: replySchema }),
  z.strictObject({ event: eventSchema }),
])
/** Browser host, node to page. */
export type SocketMessage = z.infer<typeof socketMessageSchema>

/** Channels of Electron's IPC, apart from the schemas so that preload stays free of them. */

/** Channel on which a window calls a method. */
export const IPC_CALL = 'medichain:call'
/** Channel on which main sends a node's events to each of its windows. */
export const IPC_EVENT = 'medichain:event'
/** Channel on which menu, tray and notifications send a NativeCommand to one window. */
export const IPC_COMMAND = 'medichain:command'

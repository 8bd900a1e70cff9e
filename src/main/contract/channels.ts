/** Channels of Electron's IPC, apart from the schemas so that preload stays free of them. */

/** Channel on which a window calls a method. */
export const IPC_CALL = 'medichain:call'
/** Channel on which main sends events to every window. */
export const IPC_EVENT = 'medichain:event'

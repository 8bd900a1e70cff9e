/** Problems of a node's own disk that a person must hear of. */
export type StorageAlarm =
  /** Blocks or payloads on the disk are not what was written; they come again from the network. */
  | 'chain-damaged'
  /** A file of what only this node knows is damaged; what stood before the damage goes on. */
  | 'file-damaged'
  /** The disk is full: what waits for it goes on once there is room. */
  | 'disk-full'

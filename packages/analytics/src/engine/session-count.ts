/** Sessions by what they are for. Apart from the lanes, so that the owner's process can know it without loading the engine. */
export const sessionsOf = { read: 4, insert: 3, other: 1 } as const

/** Threads that may be busy in the engine at once; its process needs more than this, for files and names. */
export const sessionCount = sessionsOf.read + sessionsOf.insert + sessionsOf.other

/** The line to the gateway, as the sound of a call uses it: texts out, and every text that comes in. */
export interface MediaLine {
  /** Sends, or drops where the line is away. */
  send(text: string): void
  /** Hears every text that comes in; returns the undo. */
  listen(heard: (text: string) => void): () => void
}

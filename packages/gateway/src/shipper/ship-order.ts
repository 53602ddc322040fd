/** What the gateway tells its shipping process: first where to carry facts from and to, then that there are some, at last to end. */
export type ShipOrder =
  | { readonly do: 'start'; readonly databaseUrl: string; readonly analyticsUrl: string }
  | { readonly do: 'ring' }
  | { readonly do: 'end' }

/** What the shipping process tells the gateway: a sentence for the record, and what is wrong with the way to the engine now (null: nothing; absent: it is about something else). */
export interface ShipNews {
  readonly notice: string
  readonly fault?: string | null
}

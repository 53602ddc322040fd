/** The tables by name, as they have to be for the language files in `folder`. */
export function tablesFor(folder?: string): Readonly<Record<string, string>>

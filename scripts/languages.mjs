// Writes the tables of the widget's languages anew from the language files that are there: a new language is its file alone.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const words = join(import.meta.dirname, '../packages/widget/src/words')

/** The tables by name, as they have to be for the language files in `folder`. */
export function tablesFor(folder = words) {
  const tags = readdirSync(folder)
    .filter((name) => /^[a-z]{2,3}\.ts$/.test(name))
    .map((name) => name.slice(0, -'.ts'.length))
    .toSorted()
  const lines = (one) => tags.map((tag) => `${one(tag)}\n`).join('')
  const written = '// Written by scripts/languages.mjs from the language files beside this folder.\n'
  const fetched = (part, type, what) =>
    `${written}import type { ${type} } from '../words.js'\n\n/** ${what} */\nexport const ${part}Words: Readonly<Record<string, () => Promise<${type}>>> = {\n${lines((tag) => `  ${tag}: async () => (await import('../${tag}.js')).${part},`)}}\n`
  const kept = (part, type, name, what) =>
    `${written}${lines((tag) => `import { ${part} as ${tag} } from '../${tag}.js'`)}import type { ${type} } from '../words.js'\n\nconst all: Readonly<Record<string, ${type}>> = { ${tags.join(', ')} }\n\n/** ${what} English where a language (BCP 47) has none. */\nexport function ${name}(tag: string): ${type} {\n  return all[tag] ?? en\n}\n`
  return {
    'launcher.ts': `${written}${lines((tag) => `import { launcher as ${tag} } from '../${tag}.js'`)}import type { LauncherWords } from '../words.js'\n\n/** The launcher's words by language: the only ones that every page carries, so they are few. */\nexport const launcherWords: Readonly<Record<string, LauncherWords>> = { ${tags.join(', ')} }\n`,
    'first.ts': fetched('first', 'Words', 'Where the first words of each language are fetched from.'),
    'calling.ts': fetched(
      'calling',
      'CallWords',
      'Where the words of each language for calls are fetched from.',
    ),
    'home.ts': kept('home', 'HomeWords', 'homeWords', 'What is said at the start alone.'),
    'recorded.ts': kept(
      'recorded',
      'RecordedWords',
      'recordedWords',
      'What is asked before a call that may be recorded.',
    ),
    'spoken.ts': kept('spoken', 'SpokenWords', 'spokenWords', 'What is said of spoken messages.'),
    'forms.ts': kept('forms', 'FormWords', 'formWords', 'What is said at the end and when nobody is there.'),
    'down.ts': kept('down', 'DownWords', 'downWords', 'What is said where nobody can be reached.'),
    'extras.ts': kept('extras', 'ExtraWords', 'extraWords', 'What is said of answers to choose from.'),
    'greeting.ts': kept('greeting', 'GreetingWords', 'greetingWords', 'What is said at a greeting.'),
    'faults.ts': kept('faults', 'FaultWords', 'faultWordsOf', 'What may be wrong in a form.'),
    'sound.ts': kept('sound', 'SoundWords', 'soundWords', 'What is said of the sound of a message.'),
    'files.ts': kept('files', 'FileWords', 'fileWords', 'What is said of files.'),
    'help.ts': kept('help', 'HelpWords', 'helpWords', 'What is said while one searches for help.'),
  }
}

if (process.argv[1] === import.meta.filename)
  for (const [name, text] of Object.entries(tablesFor())) writeFileSync(join(words, 'tables', name), text)

/** What can be wrong with a field, each as a sentence for whoever filled it in; `%` is what it is about. */
const sentences = {
  empty: 'This must be filled in.',
  too_long: 'This is too long: % characters at most.',
  control_characters: 'This holds invisible control characters.',
  name_taken: 'There is one of this name already.',
  offer_limits: 'An offer rings between 1 second and 10 minutes.',
  wrap_up_limits: 'Wrap-up lasts between 0 and 60 minutes.',
  rules:
    'These rules are not valid: see the schema of a queue in the description of the API, and name a zone that exists.',
  overflow: 'Contacts overflow to another queue that is in use.',
  after_limits: 'This lies between 0 seconds and a day.',
  sticky_limits: 'The agent who knows the visitor goes first for 0 to 600 seconds.',
  waiting_limits: 'The most that may wait is a number from 0 to 100000.',
  span: 'Opening hours begin before they end, between 00:00 and 24:00.',
  span_overlap: 'These opening hours overlap others of the same day.',
  date: 'This is no date: write it as 2026-12-31.',
  date_twice: 'This day is in the list already.',
  skill_unknown: 'There is no skill “%”.',
  skill_level: 'A level is a number from 1 to 10.',
  skill_in_use: '“%” still needs or has it: change that first.',
  target_limits: 'The threshold lies between 1 second and 24 hours.',
  short_limits: 'Short is between 0 seconds and the threshold.',
  percent_limits: 'The goal is a number from 1 to 100.',
  chats_limits: 'An agent takes 1 to 10 chats at once.',
  priority_limits: 'Priority is a number from 0 to 1000.',
  position_limits: 'The place is a number from 0 to 9999.',
  in_use: 'The site “%” still uses it: change or archive that first.',
  brand_needed: 'Choose a brand that is in use.',
  queue_needed: 'Choose a queue that is in use.',
  origin_needed: 'Name at least one origin, such as https://shop.example.',
  origins_many: 'A site has % origins at most.',
  origin:
    '“%” is not an origin: write https:// or http://, the host and nothing else, such as https://shop.example.',
  fields_many: 'A form has % fields at most.',
  field_twice: 'This name is taken: each answer goes by its own.',
  options_limits: 'A choice is between 2 and 12 options.',
  greetings_many: 'A site has % greetings at most.',
  greeting_page:
    '“%” is no page: write a path that begins with / or *, with four * at most, such as /prices*.',
  greeting_pages_many: 'A greeting names % pages at most.',
  greeting_seconds: 'The time on the page is a number from 0 to 3600.',
  greeting_attribute: 'An attribute is named by up to 64 letters, digits, dots, hyphens and underscores.',
  greeting_attributes_many: 'A greeting asks for % attributes at most.',
  greeting_text: 'Write the greeting in one language at least.',
  link: 'A link begins with https:// or http://.',
  user_characters: 'A user name has letters, digits and . _ @ + - only.',
  user_taken: 'Somebody has this user name already.',
  email: 'This is not an e-mail address.',
  brand_unknown: 'One of the brands does not exist.',
  queue_unknown: 'One of the queues does not exist.',
  admin_brands: 'An administrator is there for all brands.',
  viewer_brands: 'A brand viewer needs at least one brand.',
  takes_no_contacts: 'Only agents and seniors take contacts of queues.',
  last_admin: 'The last administrator stays one: make somebody else an administrator first.',
  code_characters: 'A code has 1 to 40 small letters, digits or underscores.',
  code_taken: 'There is one of this code already.',
  label_needed: 'Name it in one language at least.',
  labels_many: 'There are % languages at most.',
  language: 'A language is a tag such as en or vi.',
  language_needed: 'Name at least one language.',
  reply_taken: 'There is a reply of this title for the same language and brand already.',
  article_taken: 'There is an article of this title for this language and brand already.',
  topic_taken: 'There is an article of this topic for this language and brand already.',
  variable:
    '% is no variable: there are {{visitor.name}}, {{agent.name}}, {{brand.name}}, and single words that the agent fills in.',
  zone: 'This is no time zone: write one such as Asia/Ho_Chi_Minh.',
  tenant_key: 'A short name has 1 to 40 small letters, digits or hyphens.',
  setup_code: 'This is not the code that the terminal shows.',
  password_short: 'A password has at least % characters.',
  password_long: 'A password has at most % characters.',
  password_repeats: 'This password repeats itself: take more different characters.',
  password_known: 'This password is among the first that anybody would try: take another one.',
  password_wrong: 'This is not your present password.',
  key_taken: 'Another centre has one of these embed keys: leave the keys out, and new ones are made.',
  public_key: 'This is no public key of the curve P-256, as PEM or JWK.',
  keys_many: 'A brand has % keys at most: retire one first.',
  expiry: 'A key ends between tomorrow and two years from now.',
  webhook_url:
    'This is no address for a webhook: write https:// and the rest, without a user, a password and a #.',
  webhook_types: 'Choose at least one kind of fact.',
  webhook_type: '“%” is no kind of fact that webhooks tell.',
  reference: 'There is no “%” in this file or in the centre.',
} as const

/** Which of the sentences: stable, for whoever has words of their own. */
export type Rule = keyof typeof sentences

/** What is wrong with one field. `about`: what stands at the `%` of the sentence. */
export interface Fault {
  readonly field: string
  readonly rule: Rule
  readonly message: string
  readonly about?: string
}

/** All rules, for the API's description. */
export const rules = Object.keys(sentences) as readonly Rule[]

/** A fault at a field. */
export function fault(field: string, rule: Rule, about?: string | number): Fault {
  const text = about === undefined ? undefined : String(about).slice(0, 80)
  // A function: in a text, `$&` would stand for something.
  const message = sentences[rule].replace('%', () => text ?? '')
  return { field, rule, message, ...(text === undefined ? {} : { about: text }) }
}

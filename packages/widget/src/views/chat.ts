import type { ViewParts } from '../later/view-part.js'
import { conversationStyle } from '../style/conversation.js'
import { conversation } from './conversation.js'

/** The conversation and the field to write in, fetched as one. */
export const chat: ViewParts<'conversation'> = { style: conversationStyle, conversation }

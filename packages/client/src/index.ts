export type { Client, ClientClock, ClientOptions, Connection, Line, NewCommand, OpenLine, OutboxStorage, Outcome, Pending, StreamView } from './client.js'

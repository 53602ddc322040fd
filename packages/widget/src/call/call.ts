import type { CallDesk, CallDeskParts } from '../later/call-desk.js'
import { callStyle } from '../style/call-style.js'
import { callView } from './call-view.js'
import { CallSession } from './call-session.js'
import { Devices } from './devices.js'

function open(parts: CallDeskParts): CallDesk {
  const call = new CallSession(parts)
  const devices = new Devices(call, parts.changed)
  let writing = false
  const hands = {
    call,
    devices,
    write(on: boolean) {
      writing = on
      parts.changed()
    },
  }
  return {
    begin() {
      writing = false
      void call.begin()
    },
    sync: (model) => call.sync(model),
    drawn: (scene) => callView(parts.kit, scene, { ...hands, writing }),
    close: () => call.close(),
  }
}

/** All that is needed to call, fetched when somebody comes near. */
export const call: { readonly style: string; readonly open: (parts: CallDeskParts) => CallDesk } = {
  style: callStyle,
  open,
}

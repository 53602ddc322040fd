/** Where the bubble lies, seen from the loader. The build puts the hashed name here. */
export const bubblePath = './greeting.js'

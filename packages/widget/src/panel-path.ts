/** Where the panel lies, seen from the loader. The build puts the hashed name here. */
export const panelPath = './panel.js'

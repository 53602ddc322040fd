/** A file as its text, as Vite hands it to the tests. */
declare module '*.txt?raw' {
  const text: string
  export default text
}

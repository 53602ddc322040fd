/** What is said of trying a headset. */
export const headset = {
  headset: {
    test: 'Test your headset',
    never: 'Not tried on this browser yet',
    title: 'Test your headset',
    asking: 'Allow the microphone when the browser asks.',
    microphone: 'Microphone',
    speaker: 'Loudspeaker',
    byDefault: 'As the system prefers',
    level: 'How loud you are',
    say: 'Say something: the bar moves when you are heard.',
    heard: 'You are heard.',
    tone: 'Play a sound',
    toneHint: 'You should hear two notes.',
    own: 'Hear yourself',
    speakNow: 'Speak now, for three seconds…',
    playing: 'This is how you sound.',
    again: 'Try again',
    done: 'Done',
    available: 'Go available',
  },
}

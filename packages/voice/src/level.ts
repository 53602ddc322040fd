/** Looks at how loud a sound is: 0 (silence) to 1, some twenty times a second. Returns the end. */
export function watchLevel(track: MediaStreamTrack, heard: (level: number) => void): () => void {
  const context = new AudioContext()
  const analyser = new AnalyserNode(context, { fftSize: 1_024, smoothingTimeConstant: 0 })
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    heard(loudness(samples))
  }, 50)
  return () => {
    clearInterval(timer)
    void context.close()
  }
}

/** A voice's root mean square lies between 0.01 and 0.3: by decibels from -60 to 0 it fills a meter. */
export function loudness(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  const rms = Math.sqrt(sum / Math.max(1, samples.length))
  return rms === 0 ? 0 : Math.min(1, Math.max(0, 1 + (20 * Math.log10(rms)) / 60))
}

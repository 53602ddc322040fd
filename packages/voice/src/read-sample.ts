import type { MediaSample } from './quality.js'

/** What a browser reports of one incoming sound, taken together; null while it reports none. */
export function readSample(report: RTCStatsReport): MediaSample | null {
  let inbound: RTCInboundRtpStreamStats | null = null
  let rttMs: number | null = null
  for (const entry of report.values() as Iterable<RTCStats>) {
    if (entry.type === 'inbound-rtp' && (entry as RTCInboundRtpStreamStats).kind === 'audio')
      inbound = entry as RTCInboundRtpStreamStats
    if (entry.type === 'candidate-pair') {
      const { nominated, currentRoundTripTime } = entry as RTCIceCandidatePairStats
      if (nominated && currentRoundTripTime !== undefined) rttMs = currentRoundTripTime * 1_000
    }
  }
  if (inbound === null) return null
  return {
    packetsReceived: inbound.packetsReceived ?? 0,
    packetsLost: inbound.packetsLost ?? 0,
    jitterMs: (inbound.jitter ?? 0) * 1_000,
    rttMs,
    concealedSamples: inbound.concealedSamples ?? 0,
    totalSamples: inbound.totalSamplesReceived ?? 0,
    jitterBufferDelay: inbound.jitterBufferDelay ?? 0,
    jitterBufferEmitted: inbound.jitterBufferEmittedCount ?? 0,
    audioEnergy: inbound.totalAudioEnergy ?? 0,
  }
}

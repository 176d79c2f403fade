const place = "recourse.sound";

/** Whether the dock answers with a tone; remembered in this browser. */
export function soundOn(): boolean {
  try {
    return localStorage.getItem(place) === "on";
  } catch {
    return false;
  }
}

/** Switches the tone on or off. */
export function setSound(on: boolean): void {
  try {
    localStorage.setItem(place, on ? "on" : "off");
  } catch {
    // A browser that keeps nothing stays silent.
  }
}

let audio: AudioContext | null = null;

/** A high short tone for yes, a low longer one for no; silent where the sound is off. */
export function tone(good: boolean): void {
  if (!soundOn()) return;
  audio ??= new AudioContext();
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  const end = audio.currentTime + (good ? 0.09 : 0.3);
  oscillator.frequency.value = good ? 1046 : 196;
  oscillator.type = good ? "sine" : "square";
  gain.gain.setValueAtTime(0.15, audio.currentTime);
  gain.gain.exponentialRampToValueAtTime(0.001, end);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start();
  oscillator.stop(end);
}

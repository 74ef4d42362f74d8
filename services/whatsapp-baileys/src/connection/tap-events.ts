import type { BaileysEventMap } from 'baileys';
import type { DeviceSocket } from './device-socket.js';

/** Hears an event in the moment the library tells it. */
export type EventTaps = {
  readonly [Name in keyof BaileysEventMap]?: (of: BaileysEventMap[Name]) => void;
};

/**
 * Hears events before the library's buffer. The library sends WhatsApp its receipt for a message first and emits it
 * then, and while it catches up after a connect the buffer holds everything back, for up to half a minute: a
 * connection that ends meanwhile empties it (`ev.destroy`), and an edit or a deletion is merged into the message it
 * changes. WhatsApp sends nothing again for which it has a receipt. So what goes through `emit` is heard there, at once
 * and as it is (lib/Utils/event-buffer.js, lib/Socket/messages-recv.js).
 */
export function tapEvents(ev: DeviceSocket['ev'], taps: EventTaps): void {
  const emit = ev.emit.bind(ev);
  ev.emit = (name, of) => {
    (taps[name] as ((of: unknown) => void) | undefined)?.(of);
    return emit(name, of);
  };
}

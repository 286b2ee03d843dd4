// Imported first by every worker. A worker does not inherit the page's Content-Security-Policy when that is set by
// a <meta> element, so whatever could send bytes away is taken out of its global scope before anything else runs.
const WAYS_OUT = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  'Worker',
  'SharedWorker',
  'importScripts',
  'caches',
  'BroadcastChannel',
  'Notification',
] as const;

for (const name of WAYS_OUT) {
  for (
    let scope: object | null = globalThis;
    scope;
    scope = Object.getPrototypeOf(scope) as object | null
  ) {
    if (Object.hasOwn(scope, name)) Reflect.deleteProperty(scope, name);
  }
  Object.defineProperty(globalThis, name, {
    value: undefined,
    writable: false,
    configurable: false,
  });
}

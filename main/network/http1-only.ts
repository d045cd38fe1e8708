/**
 * Has Chromium speak HTTP/1.1 to every server. With HTTP/2 and QUIC it sends a request again by itself, on a new
 * connection too, when a ping or a stream fails: an operation could be carried out twice.
 */
import { app } from 'electron';

/** To be called before the app is ready. */
export function speakHttp1Only(): void {
  app.commandLine.appendSwitch('disable-http2');
  app.commandLine.appendSwitch('disable-quic');
}

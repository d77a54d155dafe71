import { editorApi } from "../editorApi.ts";
import "./measure.css";

/** Tells the extension how wide the editor and the window are, which only a page knows. */
requestAnimationFrame(() => editorApi.postMessage({ editor: window.innerWidth, window: window.outerWidth }));

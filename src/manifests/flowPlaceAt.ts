import { countFirst } from "@kubernetes-workshop/kubernetes/base/countFirst";
import { nodeAt } from "./outline/outline.ts";
import { chainTo, type OutlineNode } from "./outline/outlineNode.ts";
import { marker, ownerOfPlace } from "./ownerOfPlace.ts";
import type { Mark, PlaceAt } from "./place.ts";
import { YamlDocument } from "./yamlFile.ts";

/**
 * Finds what an offset in a flow collection, such as `{a: 1}`, `[a, b]`, or JSON, is a place for. Returns "none" inside
 * a collection where nothing can be written, and undefined outside of collections.
 *
 * @param local the offset in the document's text
 */
export function flowPlaceAt(document: YamlDocument, local: number): PlaceAt | "none" | undefined {
  const { text } = document;
  const word = wordAt(text, local);
  const isInside = isInFlow(document, local);
  const isAtBracket =
    /[{[,]/.test(text.charAt(word.last)) && !/[\r\n]/.test(text.slice(word.last, word.start));
  if (!isInside && !isAtBracket) return undefined;
  return placeOf(document, word) ?? (isInside ? "none" : undefined);
}

/** What has been written at a place, with what is around it. */
interface Word {
  /** With its quotation marks. */
  readonly start: number;
  readonly end: number;
  readonly mark: Mark;
  /** Where the last character before it is, and the first behind it, without gaps. */
  readonly last: number;
  readonly next: number;
}

function wordAt(text: string, offset: number): Word {
  const isWord = (at: number): boolean => /[\w./-]/.test(text.charAt(at));
  const isGap = (at: number): boolean => /[ \t\r\n]/.test(text.charAt(at));
  let start = offset;
  while (start > 0 && isWord(start - 1)) start--;
  let end = offset;
  while (isWord(end)) end++;
  const before = text.charAt(start - 1);
  const mark = before === '"' || before === "'" ? before : "";
  if (mark) start--;
  if (mark && text.charAt(end) === mark) end++;
  let last = start - 1;
  while (last >= 0 && isGap(last)) last--;
  let next = end;
  while (next < text.length && isGap(next)) next++;
  return { start, end, mark, last, next };
}

/** Whether an offset is in a collection; below one that is still open, in lines that are deeper. */
function isInFlow({ text, outline }: YamlDocument, offset: number): boolean {
  const count = countFirst(outline.nodes, ({ keyStart }) => keyStart <= offset);
  const node = outline.nodes[count - 1];
  const chain = [outline.root, ...(node ? chainTo(node) : [])];
  const outermost = chain.find((each) => isCollectionAround(each, text, offset));
  if (!outermost?.parent || isClosed(outermost, text)) return outermost !== undefined;
  const columnOf = (at: number): number => at - lineStartOf(text, at);
  const lineStart = lineStartOf(text, offset);
  const indentation = /^ */.exec(text.slice(lineStart, offset))?.[0].length ?? 0;
  return lineStart <= (outermost.valueStart ?? 0) || indentation > columnOf(outermost.keyStart);
}

function lineStartOf(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

function isCollectionAround(node: OutlineNode, text: string, offset: number): boolean {
  const { value, valueStart, valueEnd } = node;
  if (value !== undefined || valueStart === undefined || valueEnd === undefined) return false;
  if (!/[{[]/.test(text.charAt(valueStart)) || offset <= valueStart) return false;
  return isClosed(node, text) ? offset < valueEnd : offset <= valueEnd;
}

/** Whether a collection ends with its bracket. */
function isClosed({ valueStart, valueEnd }: OutlineNode, text: string): boolean {
  return text.charAt((valueEnd ?? 0) - 1) === (text.charAt(valueStart ?? 0) === "{" ? "}" : "]");
}

function placeOf({ text, start: documentStart }: YamlDocument, word: Word): PlaceAt | undefined {
  const { start, end, mark, last, next } = word;
  const isSeparated = /[{[,:]/.test(text.charAt(last));
  const lastLine = text.slice(lineStartOf(text, last), last + 1);
  // The last line may end with a comment, where a comma is of no use.
  if (!isSeparated && (!/[\r\n]/.test(text.slice(last, start)) || lastLine.includes("#"))) return undefined;
  const hasColon = text.charAt(next) === ":";
  const isFollowed = next < text.length && !/[,:\]}]/.test(text.charAt(next));
  // What is being written is read like any other scalar, in a copy of the document.
  const written = `${isSeparated ? "" : ","}${mark}${marker}${mark}`;
  const copy = `${text.slice(0, start)}${written}${isFollowed ? "," : ""}${text.slice(end)}`;
  const { outline } = new YamlDocument({ text: copy, start: documentStart }, undefined);
  const hit = nodeAt(outline, start + written.length - mark.length);
  const container = hit?.parent;
  if (!container || chainTo(hit).some(({ isUncertain }) => isUncertain)) return undefined;
  const on = hit.key === marker ? "key" : "value";
  if (on === "value" && hit.value !== marker) return undefined;
  if (!isCollectionAround(container, copy, start)) return undefined;
  const isJson =
    /[{[]/.test(copy.charAt(outline.root.valueStart ?? copy.length)) ||
    container.children.some(({ key, keyStart }) => key !== marker && copy.charAt(keyStart) === '"');
  const nextInCopy = copy.length - text.length + next;
  return {
    ...ownerOfPlace(hit, outline, on),
    on,
    start: documentStart + start,
    end: documentStart + end,
    hasColon: hasColon && on === "key",
    depthInLine: 0,
    isInItem: typeof hit.key === "number",
    hasCompactLists: false,
    flow: {
      mark: mark || (isJson ? '"' : ""),
      isMarked: mark !== "",
      needsComma: isFollowed && nextInCopy < (container.valueEnd ?? 0),
    },
    missingComma: isSeparated ? undefined : documentStart + last + 1,
  };
}

// What a lesson is: words, pictures and tasks as data. What it looks like is panes/learn's business.
import type { TokenRecipe } from '../core/examples/examples.ts';
import type { Workspace } from '../core/workspace.ts';
import type { TokenFacts } from './token-facts.ts';
import type { RequestFact } from './request-fact.ts';
import type { Term } from './glossary.ts';

/** A token’s parts in their colours, with what each of them says. */
export interface PartsPicture {
  readonly kind: 'parts';
  readonly says: string;
  readonly parts: readonly {
    readonly part: 'header' | 'payload' | 'signature';
    readonly name: string;
    readonly text: string;
    readonly meaning: string;
  }[];
}

/** What is made of what, one step below the other. */
export interface ChainPicture {
  readonly kind: 'chain';
  readonly says: string;
  readonly steps: readonly { readonly name: string; readonly text: string }[];
}

/** Who says what to whom, in its order. */
export interface SequencePicture {
  readonly kind: 'sequence';
  readonly says: string;
  readonly lanes: readonly string[];
  /** `from` and `to` are places in `lanes`. */
  readonly messages: readonly {
    readonly from: number;
    readonly to: number;
    readonly text: string;
    readonly isAnswer?: boolean;
    readonly isRefusal?: boolean;
  }[];
}

/** Spans of time beside each other. `share` is the width in parts of the whole. */
export interface TimesPicture {
  readonly kind: 'times';
  readonly says: string;
  readonly spans: readonly {
    readonly name: string;
    readonly share: number;
    readonly tone: 'refused' | 'accepted' | 'tolerated';
  }[];
  /** The moments between the spans. */
  readonly marks: readonly string[];
}

export type Picture = PartsPicture | ChainPicture | SequencePicture | TimesPicture;

/**
 * A text is a paragraph. In it backquotes set code apart, `**` the page’s own names of buttons and fields, `*` a term of the
 * glossary, and `[words](#/page)` is a link; sections of RFCs become links by themselves.
 */
export type Block =
  | string
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly says: string; readonly text: string }
  | {
      readonly kind: 'table';
      readonly says: string;
      /** What the rows are. */
      readonly of: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly [name: string, ...cells: string[]])[];
    }
  | Picture;

/** Something to make happen. */
export interface Task<Facts> {
  /** Kept in the person’s progress, behind the lesson’s: never changed. */
  readonly id: string;
  readonly text: string;
  readonly hint: string;
  /** One sentence about what just happened. */
  readonly done: string;
  /** Whether it has happened; false at the start of the lesson. */
  readonly check: (facts: Facts) => boolean;
}

export interface Screen<Facts> {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** The terms that are met here first. */
  readonly terms?: readonly Term[];
  readonly tasks?: readonly Task<Facts>[];
}

interface LessonWords<Facts> {
  /** In the address, and in the person’s progress: never changed. */
  readonly id: string;
  readonly title: string;
  /** What the learner will do. */
  readonly doing: string;
  /** Where it is specified. */
  readonly references: readonly string[];
  readonly screens: readonly Screen<Facts>[];
}

/** The token that a lesson at the workbench begins with, and what else is set there. */
export interface LessonStart extends TokenRecipe {
  readonly set?: Partial<Pick<Workspace, 'expectations' | 'profile'>>;
}

export interface WorkbenchLesson extends LessonWords<TokenFacts> {
  readonly place: 'workbench';
  readonly start: LessonStart;
}

/** Its tasks look at the requests that were made since their screen was opened. */
export interface FlowLesson extends LessonWords<readonly RequestFact[]> {
  readonly place: 'flow';
}

export type Lesson = WorkbenchLesson | FlowLesson;

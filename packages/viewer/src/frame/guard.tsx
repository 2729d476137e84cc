// What keeps the page alive where a view cannot be drawn: it is told, and the next place is tried anew.
import { Component, type ComponentChildren } from "preact"
import type { Place } from "../place/place.ts"
import { words } from "../words/words.ts"

interface Props {
  /** Where the reader is: somewhere else it is drawn again. */
  readonly at: Place
  readonly children: ComponentChildren
}

interface State {
  readonly why: string | null
  readonly at: Place
}

export class Guard extends Component<Props, State> {
  override state: State = { why: null, at: this.props.at }

  static override getDerivedStateFromError(error: unknown): Pick<State, "why"> {
    return { why: error instanceof Error ? error.message : String(error) }
  }

  static override getDerivedStateFromProps({ at }: Props, state: State): State | null {
    return at === state.at ? null : { why: null, at }
  }

  override render({ children }: Props, { why }: State): ComponentChildren {
    return why === null ? children : <p role="alert">{words.value.undrawn(why)}</p>
  }
}

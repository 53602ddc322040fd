/** The manifest of the widget's custom element, as the sources have it now: JSON. */
export declare function manifest(): string

import { render } from "preact";
import { App } from "./app";

const place = document.getElementById("app");
if (place === null) throw new Error("The page has no place for the application.");
place.replaceChildren();
render(<App />, place);

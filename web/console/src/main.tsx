import { createRoot } from "react-dom/client";
import { App } from "./app";
import "./kit/base.css";

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no place for the console");
createRoot(root).render(<App />);

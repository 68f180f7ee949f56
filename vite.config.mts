// Vaadin starts Vite in the project's folder; everything else about the front end is in frontend/.
import config from "./frontend/vite.config";

process.chdir("frontend");

export default config;

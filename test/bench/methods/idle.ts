// An idle Node, to which memory is compared.
import { collector } from "./outcome";

collector().print();

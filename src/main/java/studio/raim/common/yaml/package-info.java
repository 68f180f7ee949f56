/** YAML files read strictly: unknown keys, missing keys and wrong types are refused with file and line. */
@NullMarked
package studio.raim.common.yaml;

import org.jspecify.annotations.NullMarked;

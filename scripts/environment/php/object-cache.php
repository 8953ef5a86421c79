<?php
/**
 * A cache of objects in files, which outlives a request as that of Redis or Memcached does.
 *
 * @package Veranda\Environment
 */

declare( strict_types=1 );

require_once ABSPATH . WPINC . '/class-wp-object-cache.php';

/** Keeps in VERANDA_OBJECT_CACHE, a file each, what WordPress's own cache keeps for a request. */
final class Veranda_File_Cache extends WP_Object_Cache {

	/**
	 * Groups that are kept for the request only.
	 *
	 * @var array<string, true>
	 */
	private array $passing = array();

	/**
	 * Keeps groups for the request only.
	 *
	 * @param string[] $groups Names.
	 */
	public function add_non_persistent_groups( array $groups ): void {
		$this->passing += array_fill_keys( $groups, true );
	}

	// phpcs:disable Veranda.Commenting.MissingDocBlock -- As in the parent.
	public function get( $key, $group = 'default', $force = false, &$found = null ) {
		$value = parent::get( $key, $group, $force, $found );
		if ( ( $found && ! $force ) || $this->is_passing( $group ) ) {
			return $value;
		}
		$kept  = $this->read( $key, $group );
		$found = null !== $kept;
		if ( ! $found ) {
			parent::delete( $key, $group );
			return false;
		}
		parent::set( $key, $kept[1], $group );
		return parent::get( $key, $group );
	}

	public function set( $key, $data, $group = 'default', $expire = 0 ) {
		return parent::set( $key, $data, $group, $expire ) && ( $this->is_passing( $group ) || $this->write( $key, $data, $group, (int) $expire ) );
	}

	public function add( $key, $data, $group = 'default', $expire = 0 ) {
		if ( wp_suspend_cache_addition() ) {
			return false;
		}
		$this->get( $key, $group, true, $found );
		return ! $found && $this->set( $key, $data, $group, $expire );
	}

	public function replace( $key, $data, $group = 'default', $expire = 0 ) {
		$this->get( $key, $group, true, $found );
		return $found && $this->set( $key, $data, $group, $expire );
	}

	public function incr( $key, $offset = 1, $group = 'default' ) {
		$this->get( $key, $group, true, $found );
		$value = $found ? parent::incr( $key, $offset, $group ) : false;
		return false !== $value && $this->set( $key, $value, $group ) ? $value : false;
	}

	public function decr( $key, $offset = 1, $group = 'default' ) {
		$this->get( $key, $group, true, $found );
		$value = $found ? parent::decr( $key, $offset, $group ) : false;
		return false !== $value && $this->set( $key, $value, $group ) ? $value : false;
	}

	public function delete( $key, $group = 'default', $deprecated = false ) {
		$this->get( $key, $group, true, $found );
		parent::delete( $key, $group );
		$file = $this->file( $key, $group );
		return $found && ( $this->is_passing( $group ) || ! is_file( $file ) || unlink( $file ) );
	}

	public function flush() {
		array_map( 'unlink', glob( VERANDA_OBJECT_CACHE . '/*' ) );
		return parent::flush();
	}
	// phpcs:enable

	/** Tells whether a group is kept for the request only. */
	private function is_passing( string $group ): bool {
		return isset( $this->passing[ $group ] );
	}

	/** Returns where a value is kept, each site of a network's in a file of its own. */
	private function file( $key, string $group ): string {
		$blog = isset( $this->global_groups[ $group ] ) ? '' : $this->blog_prefix;
		return VERANDA_OBJECT_CACHE . '/' . hash( 'sha256', $blog . ( '' === $group ? 'default' : $group ) . '|' . $key );
	}

	/**
	 * Returns what is kept, with the time when it ends or 0; null for nothing.
	 *
	 * @return array{int, mixed}|null
	 */
	private function read( $key, string $group ): ?array {
		$file = $this->file( $key, $group );
		// phpcs:disable WordPress.PHP.NoSilencedErrors, WordPress.PHP.DiscouragedPHPFunctions, Generic.PHP.ForbiddenFunctions -- Another request may remove the file in between; what it holds is ours.
		$text = is_file( $file ) ? @file_get_contents( $file ) : false;
		$kept = false === $text ? null : unserialize( $text );
		// phpcs:enable WordPress.PHP.NoSilencedErrors, WordPress.PHP.DiscouragedPHPFunctions, Generic.PHP.ForbiddenFunctions
		return is_array( $kept ) && ( 0 === $kept[0] || $kept[0] > time() ) ? $kept : null;
	}

	/** Keeps a value for some seconds, or for ever if there are none. */
	private function write( $key, mixed $data, string $group, int $expire ): bool {
		if ( ! is_dir( VERANDA_OBJECT_CACHE ) ) {
			@mkdir( VERANDA_OBJECT_CACHE, 0700, true ); // phpcs:ignore WordPress.PHP.NoSilencedErrors -- Another request may be the first.
		}
		// Nobody reads half of a value.
		$part = tempnam( VERANDA_OBJECT_CACHE, 'part-' );
		file_put_contents( $part, serialize( array( 0 === $expire ? 0 : time() + $expire, $data ) ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions
		return rename( $part, $this->file( $key, $group ) );
	}
}

// phpcs:disable Veranda.Commenting.MissingDocBlock, WordPress.WP.GlobalVariablesOverride, WordPress.NamingConventions.PrefixAllGlobals -- WordPress's own, as every such cache declares them; those for several values it adds itself.
function wp_cache_init() {
	$GLOBALS['wp_object_cache'] = new Veranda_File_Cache();
}
function wp_cache_add( $key, $data, $group = '', $expire = 0 ) {
	return $GLOBALS['wp_object_cache']->add( $key, $data, $group, (int) $expire );
}
function wp_cache_set( $key, $data, $group = '', $expire = 0 ) {
	return $GLOBALS['wp_object_cache']->set( $key, $data, $group, (int) $expire );
}
function wp_cache_replace( $key, $data, $group = '', $expire = 0 ) {
	return $GLOBALS['wp_object_cache']->replace( $key, $data, $group, (int) $expire );
}
function wp_cache_get( $key, $group = '', $force = false, &$found = null ) {
	return $GLOBALS['wp_object_cache']->get( $key, $group, $force, $found );
}
function wp_cache_delete( $key, $group = '' ) {
	return $GLOBALS['wp_object_cache']->delete( $key, $group );
}
function wp_cache_incr( $key, $offset = 1, $group = '' ) {
	return $GLOBALS['wp_object_cache']->incr( $key, $offset, $group );
}
function wp_cache_decr( $key, $offset = 1, $group = '' ) {
	return $GLOBALS['wp_object_cache']->decr( $key, $offset, $group );
}
function wp_cache_flush() {
	return $GLOBALS['wp_object_cache']->flush();
}
function wp_cache_supports( $feature ) {
	return false;
}
function wp_cache_close() {
	return true;
}
function wp_cache_add_global_groups( $groups ) {
	$GLOBALS['wp_object_cache']->add_global_groups( $groups );
}
function wp_cache_add_non_persistent_groups( $groups ) {
	$GLOBALS['wp_object_cache']->add_non_persistent_groups( (array) $groups );
}
function wp_cache_switch_to_blog( $blog_id ) {
	$GLOBALS['wp_object_cache']->switch_to_blog( $blog_id );
}

;; The loop over the days of the Student-t likelihood, two days at a time (f64x2); ADR 0010 says why it is written by hand.
;; `node scripts/build-kernel.mjs` turns this file into kernel-bytes.ts, and a test compares the two.
;;
;; Memory (kernel.ts lays it out): at 0 the result's exponent; records of gaps, 24 bytes: rho^gap, 1 / (sqrt(nu) scale
;; of the innovation), drift between the two days; records of groups, 20 bytes: addresses of the first row, of its gap,
;; of the level of its arm and of the arm before, and the number of rows; then three columns of f64: the days'
;; outcomes, those of the days before, and the drift's covariate.
(module
  (memory (export "memory") 1)

  ;; Product over all rows of 1 + a^2, a the innovation over sqrt(nu) times its scale, as a mantissa (the result) and an exponent of
  ;; two (at address 0). No overflow as long as a^2 < 1e50.
  (func (export "product")
    (param $group i32) (param $groups i32) (param $column i32) (param $trend f64) (result f64)
    (local $last i32) (local $y i32) (local $end i32) (local $n i32) (local $gap i32)
    (local $r f64) (local $su f64) (local $rb f64) (local $gs f64) (local $c f64) (local $x f64) (local $result f64)
    (local $p v128) (local $q v128) (local $a v128) (local $b v128) (local $e v128)
    (local $vsu v128) (local $vrb v128) (local $vgs v128) (local $vc v128) (local $one v128)
    (local.set $one (f64x2.splat (f64.const 1)))
    (local.set $p (local.get $one))
    (local.set $q (local.get $one))
    (local.set $result (f64.const 1))
    (local.set $last (i32.add (local.get $group) (i32.mul (local.get $groups) (i32.const 20))))
    (block $all
      (loop $next
        (br_if $all (i32.ge_u (local.get $group) (local.get $last)))
        (local.set $y (i32.load (local.get $group)))
        (local.set $gap (i32.load offset=4 (local.get $group)))
        (local.set $n (i32.load offset=16 (local.get $group)))
        (local.set $r (f64.load (local.get $gap)))
        (local.set $su (f64.load offset=8 (local.get $gap)))
        (local.set $rb (f64.mul (local.get $r) (local.get $su)))
        (local.set $gs (f64.mul (f64.mul (local.get $trend) (f64.sub (f64.const 1) (local.get $r))) (local.get $su)))
        ;; level - r level before + trend r drift, over the scale
        (local.set $c (f64.mul (local.get $su) (f64.add
          (f64.sub
            (f64.load (i32.load offset=8 (local.get $group)))
            (f64.mul (local.get $r) (f64.load (i32.load offset=12 (local.get $group)))))
          (f64.mul (f64.mul (local.get $trend) (local.get $r)) (f64.load offset=16 (local.get $gap))))))
        (local.set $vsu (f64x2.splat (local.get $su)))
        (local.set $vrb (f64x2.splat (local.get $rb)))
        (local.set $vgs (f64x2.splat (local.get $gs)))
        (local.set $vc (f64x2.splat (local.get $c)))
        (local.set $end
          (i32.add (local.get $y) (i32.shl (i32.and (local.get $n) (i32.const -4)) (i32.const 3))))
        (block $done
          (loop $four
            (br_if $done (i32.ge_u (local.get $y) (local.get $end)))
            (local.set $a
              (f64x2.sub (f64x2.sub (f64x2.sub
                (f64x2.mul (v128.load (local.get $y)) (local.get $vsu))
                (f64x2.mul (v128.load (i32.add (local.get $y) (local.get $column))) (local.get $vrb)))
                (f64x2.mul
                  (v128.load (i32.add (local.get $y) (i32.shl (local.get $column) (i32.const 1)))) (local.get $vgs)))
                (local.get $vc)))
            (local.set $b
              (f64x2.sub (f64x2.sub (f64x2.sub
                (f64x2.mul (v128.load offset=16 (local.get $y)) (local.get $vsu))
                (f64x2.mul (v128.load offset=16 (i32.add (local.get $y) (local.get $column))) (local.get $vrb)))
                (f64x2.mul
                  (v128.load offset=16 (i32.add (local.get $y) (i32.shl (local.get $column) (i32.const 1))))
                  (local.get $vgs)))
                (local.get $vc)))
            (local.set $p (f64x2.mul (local.get $p) (f64x2.add (local.get $one) (f64x2.mul (local.get $a) (local.get $a)))))
            (local.set $q (f64x2.mul (local.get $q) (f64x2.add (local.get $one) (f64x2.mul (local.get $b) (local.get $b)))))
            ;; Exponents are moved out only when needed: both products stay far below the largest number.
            (if (v128.any_true (f64x2.gt (f64x2.mul (local.get $p) (local.get $q)) (f64x2.splat (f64.const 1e50))))
              (then
                (local.set $e (i64x2.add (local.get $e) (i64x2.add
                  (i64x2.sub (i64x2.shr_u (local.get $p) (i32.const 52)) (v128.const i64x2 1023 1023))
                  (i64x2.sub (i64x2.shr_u (local.get $q) (i32.const 52)) (v128.const i64x2 1023 1023)))))
                (local.set $p (v128.or (v128.const i64x2 0x3ff0000000000000 0x3ff0000000000000)
                  (v128.and (local.get $p) (v128.const i64x2 0x000fffffffffffff 0x000fffffffffffff))))
                (local.set $q (v128.or (v128.const i64x2 0x3ff0000000000000 0x3ff0000000000000)
                  (v128.and (local.get $q) (v128.const i64x2 0x000fffffffffffff 0x000fffffffffffff))))))
            (local.set $y (i32.add (local.get $y) (i32.const 32)))
            (br $four)))
        ;; Up to three rows are left.
        (local.set $end (i32.add (local.get $end) (i32.shl (i32.and (local.get $n) (i32.const 3)) (i32.const 3))))
        (block $out
          (loop $single
            (br_if $out (i32.ge_u (local.get $y) (local.get $end)))
            (local.set $x
              (f64.sub (f64.sub (f64.sub
                (f64.mul (f64.load (local.get $y)) (local.get $su))
                (f64.mul (f64.load (i32.add (local.get $y) (local.get $column))) (local.get $rb)))
                (f64.mul
                  (f64.load (i32.add (local.get $y) (i32.shl (local.get $column) (i32.const 1)))) (local.get $gs)))
                (local.get $c)))
            (local.set $result
              (f64.mul (local.get $result) (f64.add (f64.const 1) (f64.mul (local.get $x) (local.get $x)))))
            (local.set $y (i32.add (local.get $y) (i32.const 8)))
            (br $single)))
        (if (f64.gt (local.get $result) (f64.const 1e50))
          (then
            (local.set $e (i64x2.add (local.get $e) (i64x2.replace_lane 0 (v128.const i64x2 0 0)
              (i64.sub (i64.shr_u (i64.reinterpret_f64 (local.get $result)) (i64.const 52)) (i64.const 1023)))))
            (local.set $result (f64.reinterpret_i64 (i64.or (i64.const 0x3ff0000000000000)
              (i64.and (i64.reinterpret_f64 (local.get $result)) (i64.const 0x000fffffffffffff)))))))
        (local.set $group (i32.add (local.get $group) (i32.const 20)))
        (br $next)))
    (f64.store (i32.const 0)
      (f64.convert_i64_s (i64.add (i64x2.extract_lane 0 (local.get $e)) (i64x2.extract_lane 1 (local.get $e)))))
    ;; At most 1e50 in each lane and in the result, so 1e150 together.
    (local.set $p (f64x2.mul (local.get $p) (local.get $q)))
    (f64.mul (local.get $result)
      (f64.mul (f64x2.extract_lane 0 (local.get $p)) (f64x2.extract_lane 1 (local.get $p))))))
